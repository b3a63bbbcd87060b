/// What a profile's `config.yaml` and `.env` say of the model that it uses. Only read, and only the keys of that one model.
@NullMarked
package dev.talaria.gateway.embedded.config;

import org.jspecify.annotations.NullMarked;
