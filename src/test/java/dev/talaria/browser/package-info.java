/// The main flows in a real browser.
@NullMarked
package dev.talaria.browser;

import org.jspecify.annotations.NullMarked;
