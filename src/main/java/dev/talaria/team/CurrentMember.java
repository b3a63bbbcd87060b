package dev.talaria.team;

/// Says who is looking at this screen: the one local member, until people sign in.
@FunctionalInterface
public interface CurrentMember {
    Member get();
}
