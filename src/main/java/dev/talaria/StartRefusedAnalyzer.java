package dev.talaria;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Turns a refused start into its sentence.
class StartRefusedAnalyzer extends AbstractFailureAnalyzer<StartRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefused refused) {
        return new FailureAnalysis(String.valueOf(refused.getMessage()), null, refused);
    }
}
