/// What the screens of chat show, tested without a browser.
@NullMarked
package dev.talaria.chat.ui;

import org.jspecify.annotations.NullMarked;
