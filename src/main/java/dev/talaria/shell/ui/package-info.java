/// The screens of shell.
@NullMarked
package dev.talaria.shell.ui;

import org.jspecify.annotations.NullMarked;
