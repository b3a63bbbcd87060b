/// The screens of chat.
@NullMarked
package dev.talaria.chat.ui;

import org.jspecify.annotations.NullMarked;
