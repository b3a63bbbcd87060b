package dev.talaria.team;

import org.springframework.stereotype.Component;

import dev.talaria.shared.ProfileName;

/// Whoever sits at this machine may see all of it; nobody else may see anything.
@Component
class LocalRights implements Rights {
    private final CurrentMember local;

    LocalRights(CurrentMember local) {
        this.local = local;
    }

    @Override
    public boolean maySee(Member member, ProfileName profile) {
        return member.id().equals(local.get().id());
    }
}
