package dev.talaria.sessions.statedb;

import java.util.Optional;

import dev.talaria.shared.StoredId;

/// One row of the table `sessions`: a segment of a lineage. What the row leaves out is an empty text.
///
/// @param modelConfig JSON, or what Hermes wrote instead
/// @param tokens input and output together
/// @param rewinds how often it was rewound; one where the file does not say
public record SegmentRow(StoredId id, Optional<StoredId> parent, String source, String title, String model,
        String modelConfig, String folder, String gitBranch, double startedAt, Optional<Double> endedAt,
        String endReason, long tokens, Optional<Double> cost, boolean archived, long rewinds) {
    static final String COMPRESSED = "compression";

    /// Whether it went on in another segment.
    public boolean wasCompressed() {
        return endReason.equals(COMPRESSED);
    }

    Markers markers() {
        return Markers.in(modelConfig);
    }

    /// The session that it was branched off.
    public Optional<StoredId> branchedFrom() {
        return Optional.ofNullable(markers().branchedFrom()).flatMap(StoredId::parse);
    }

    /// The session that it works for.
    public Optional<StoredId> delegatedFrom() {
        return Optional.ofNullable(markers().delegateFrom()).flatMap(StoredId::parse);
    }
}
