/// Turns the rows of a file into what a reader of a transcript sees.
@NullMarked
package dev.talaria.sessions.conversation;

import org.jspecify.annotations.NullMarked;
