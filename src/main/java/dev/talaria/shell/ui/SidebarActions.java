package dev.talaria.shell.ui;

import java.util.List;

import dev.talaria.shared.SessionKey;

/// What a person does in the sidebar.
interface SidebarActions {
    void toggle(String section, boolean open);

    void more(String section);

    void retry(String section);

    void rename(SessionKey session, String title);

    void archive(List<SessionKey> sessions);

    void restore(List<SessionKey> sessions);

    void delete(List<SessionKey> sessions);

    void pin(SessionKey session, boolean pinned);

    void arrange(List<SessionKey> pins);
}
