package dev.talaria.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How long one thing took, every time it was done.
record Samples(List<Double> millis) {
    Samples {
        millis = List.copyOf(millis);
    }

    /// Does it a few times to warm up, then so many times for the record.
    static Samples of(int warmUps, int times, Runnable deed) {
        for (var warmUp = 0; warmUp < warmUps; warmUp++) {
            deed.run();
        }
        var millis = new ArrayList<Double>();
        for (var time = 0; time < times; time++) {
            millis.add(millisOf(deed));
        }
        return new Samples(millis);
    }

    static double millisOf(Runnable deed) {
        var start = System.nanoTime();
        deed.run();
        return (System.nanoTime() - start) / 1e6;
    }

    double median() {
        return quantile(0.5);
    }

    double p95() {
        return quantile(0.95);
    }

    double max() {
        return Collections.max(millis);
    }

    private double quantile(double share) {
        var sorted = millis.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
