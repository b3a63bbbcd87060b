package dev.talaria.sessions;

/// Estimates what the index takes of the heap, with compressed references.
final class Memory {
    static final int REFERENCE = 4;

    private static final int ARRAY_HEADER = 16;

    private Memory() {}

    static long ofArray(int bytes) {
        return (ARRAY_HEADER + bytes + 7L) / 8 * 8;
    }
}
