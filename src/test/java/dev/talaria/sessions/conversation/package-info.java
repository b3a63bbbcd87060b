@NullMarked
package dev.talaria.sessions.conversation;

import org.jspecify.annotations.NullMarked;
