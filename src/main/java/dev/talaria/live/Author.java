package dev.talaria.live;

import dev.talaria.team.Member;
import dev.talaria.team.MemberId;

/// A member, as the others see them.
public record Author(MemberId id, String name) {
    public static Author of(Member member) {
        return new Author(member.id(), member.name());
    }
}
