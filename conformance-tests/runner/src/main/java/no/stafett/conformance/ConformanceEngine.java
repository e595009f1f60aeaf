package no.stafett.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Runs cases on the JUnit Platform: a case is a test, tagged with the requirements it covers; a failure is a failed test, a case
 * that can't run an aborted one. Without an open {@link Session} it finds nothing, so it disturbs no other build.
 */
public final class ConformanceEngine implements TestEngine {
    /** The engine's name. */
    public static final String ID = "stafett-conformance";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId engine) {
        var root = new Root(
                engine, request.getConfigurationParameters().get(Session.ID).map(Session::open));
        root.session.ifPresent(
                session -> session.cases().forEach(one -> root.addChild(new CaseDescriptor(engine, one))));
        return root;
    }

    @Override
    public void execute(ExecutionRequest request) {
        var root = (Root) request.getRootTestDescriptor();
        var listener = request.getEngineExecutionListener();
        listener.executionStarted(root);
        root.session.ifPresent(
                session -> root.getChildren().forEach(child -> execute(session, (CaseDescriptor) child, listener)));
        listener.executionFinished(root, TestExecutionResult.successful());
    }

    private static void execute(Session session, CaseDescriptor test, EngineExecutionListener listener) {
        listener.executionStarted(test);
        var outcome = outcome(session, test.conformanceCase);
        session.keep(outcome);
        listener.executionFinished(
                test,
                switch (outcome.verdict()) {
                    case PASS -> TestExecutionResult.successful();
                    case FAIL -> TestExecutionResult.failed(new AssertionError(outcome.reason()));
                    case NOT_RUN -> TestExecutionResult.aborted(new NotRun(outcome.reason()));
                });
    }

    private static Outcome outcome(Session session, ConformanceCase one) {
        var run = new CaseRun();
        var began = Instant.now();
        var verdict = Verdict.PASS;
        var reason = "";
        Optional<Outcome.Difference> difference = Optional.empty();
        try {
            one.run(run);
        } catch (Failed failed) {
            verdict = Verdict.FAIL;
            reason = String.valueOf(failed.getMessage());
            difference = Optional.of(new Outcome.Difference(failed.expected(), failed.got()));
        } catch (AssertionError failed) {
            verdict = Verdict.FAIL;
            reason = String.valueOf(failed.getMessage());
        } catch (NotRun notRun) {
            verdict = Verdict.NOT_RUN;
            reason = String.valueOf(notRun.getMessage());
        } catch (Exception | LinkageError fault) {
            // A fault of the suite's own is no verdict on anybody.
            verdict = Verdict.NOT_RUN;
            reason = "the suite itself failed on this case: " + fault;
        }
        return new Outcome(
                one,
                session.requirements().levelOf(one.covers()),
                verdict,
                reason,
                difference,
                run.exchanges(),
                Duration.between(began, Instant.now()));
    }

    private static final class Root extends EngineDescriptor {
        private final Optional<Session> session;

        Root(UniqueId id, Optional<Session> session) {
            super(id, "Stafett conformance");
            this.session = session;
        }
    }

    private static final class CaseDescriptor extends AbstractTestDescriptor {
        private final ConformanceCase conformanceCase;

        CaseDescriptor(UniqueId engine, ConformanceCase one) {
            super(engine.append("case", one.id()), one.id());
            this.conformanceCase = one;
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }

        @Override
        public java.util.Set<TestTag> getTags() {
            return conformanceCase.covers().stream()
                    .map(TestTag::create)
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());
        }
    }
}
