/// The processes behind the gateways: finds `hermes`, starts one backend per profile while places last, watches over them and
/// leaves none behind. Also knows the backends on other hosts.
@NullMarked
package dev.talaria.gateway.backend;

import org.jspecify.annotations.NullMarked;
