/// What several screens are built from: following changes, asking in the background, empty and failed states.
@NamedInterface("ui")
@NullMarked
package dev.talaria.shared.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
