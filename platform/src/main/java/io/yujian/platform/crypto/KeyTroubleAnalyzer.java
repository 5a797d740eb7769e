package io.yujian.platform.crypto;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows {@link KeyTrouble} as a sentence and its way out instead of a stack trace. */
class KeyTroubleAnalyzer extends AbstractFailureAnalyzer<KeyTrouble> {
    @Override
    protected FailureAnalysis analyze(Throwable root, KeyTrouble cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
