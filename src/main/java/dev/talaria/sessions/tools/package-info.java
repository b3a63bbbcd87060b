/// How a call of a tool reads in a transcript: its title, what it was done to, how it ended, and what can be opened.
@NullMarked
package dev.talaria.sessions.tools;

import org.jspecify.annotations.NullMarked;
