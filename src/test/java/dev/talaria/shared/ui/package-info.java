/// Tests of what several screens are built from. This description stands in for the module's own, so it names the same face.
@NamedInterface("ui")
@NullMarked
package dev.talaria.shared.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
