package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A source that may not take longer than some time. */
final class BoundedSource implements ObservationSource {
    private final ObservationSource source;
    private final Duration longest;
    private final ExecutorService executor;

    BoundedSource(ObservationSource source, Duration longest, ExecutorService executor) {
        if (requireNonNull(longest, "longest").isNegative() || longest.isZero()) {
            throw new RolloutException.InvalidValue("No source answers within " + Wording.of(longest)
                    + ". Give a time above zero, such as 10 seconds.");
        }
        this.source = source;
        this.longest = longest;
        this.executor = requireNonNull(executor, "executor");
    }

    @Override
    public List<Observation> observe(FeedRequest request) throws Exception {
        Future<List<Observation>> answer = submit(request);
        try {
            return answer.get(nanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SourceException("The source did not answer within " + Wording.of(longest) + ".", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        } finally {
            answer.cancel(true);
        }
    }

    private long nanos() {
        return longest.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE : longest.toNanos();
    }

    private Future<List<Observation>> submit(FeedRequest request) {
        try {
            return executor.submit(() -> source.observe(request));
        } catch (RejectedExecutionException e) {
            throw new SourceException("The executor of the source takes nothing more. Give it another thread.", e);
        }
    }
}
