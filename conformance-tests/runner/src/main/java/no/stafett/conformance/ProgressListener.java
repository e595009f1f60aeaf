package no.stafett.conformance;

import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Tells which case begins, and at once which one failed. */
final class ProgressListener implements TestExecutionListener {
    private final Consumer<String> progress;
    private final Consumer<String> failed;

    ProgressListener(Consumer<String> progress, Consumer<String> failed) {
        this.progress = progress;
        this.failed = failed;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            progress.accept(test.getDisplayName());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.FAILED) {
            failed.accept(test.getDisplayName()
                    + result.getThrowable().map(why -> ": " + why.getMessage()).orElse(""));
        }
    }
}
