/// What the screens of shell show, tested without a browser.
@NullMarked
package dev.talaria.shell.ui;

import org.jspecify.annotations.NullMarked;
