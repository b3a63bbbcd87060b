/// Whole sessions as files to keep: JSON for programs, Markdown and HTML for people.
@NullMarked
package dev.talaria.sessions.export;

import org.jspecify.annotations.NullMarked;
