package dev.talaria;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.web.server.PortInUseException;

/// Says in one sentence why Talaria did not start.
class PlainFailureReporter implements FailureAnalysisReporter {
    private static final Logger LOG = LoggerFactory.getLogger(PlainFailureReporter.class);

    @Override
    public void report(FailureAnalysis analysis) {
        LOG.error("{}", sentence(analysis));
    }

    static String sentence(FailureAnalysis analysis) {
        if (analysis.getCause() instanceof PortInUseException taken) {
            return "Port " + taken.getPort() + " is in use already, perhaps by another Talaria. "
                    + "Stop that program, or choose another port with --server.port.";
        }
        var action = analysis.getAction();
        return action == null ? analysis.getDescription() : analysis.getDescription() + "\n" + action;
    }
}
