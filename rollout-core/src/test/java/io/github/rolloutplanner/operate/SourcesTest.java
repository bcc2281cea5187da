package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.rolloutplanner.reason.RolloutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private final World world = World.healthy();
    private final FeedRequest errors = new FeedRequest(
            world.rollout().feeds(Duration.ofHours(1)).stream()
                    .filter(feed -> feed.metric().equals(World.ERRORS))
                    .findFirst()
                    .orElseThrow(),
            World.START);
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void eachMetricHasItsSource() throws Exception {
        assertThat(ObservationSource.byMetric(Map.of(World.ERRORS, world)).observe(errors))
                .isEqualTo(world.observe(errors));
    }

    @Test
    void aMetricWithoutASourceIsNamedWithThoseThatHaveOne() {
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> ObservationSource.byMetric(Map.of("Latency", world, "CPU", world))
                        .observe(errors))
                .withMessage("'Errors' has no source. Give one; there are sources for [CPU, Latency].");
    }

    @Test
    void aSourceThatHangsFailsInTimeAndIsInterrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        ObservationSource hanging = request -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return world.observe(request);
        };

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(
                        () -> hanging.within(Duration.ofMillis(50), executor).observe(errors))
                .withMessage("The source did not answer within 0.05 seconds.");
        interrupted.await();
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void whatASourceAnswersInTimeIsAnsweredAndWhatItThrowsIsThrown() throws Exception {
        assertThat(world.within(Duration.ofMinutes(1), executor).observe(errors))
                .isEqualTo(world.observe(errors));
        ObservationSource failing = request -> {
            throw Faults.withPassword();
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> failing.within(Duration.ofMinutes(1), executor).observe(errors));
    }

    @Test
    void boundsThatBoundNothingAreRefused() {
        assertThatExceptionOfType(RolloutException.InvalidValue.class)
                .isThrownBy(() -> world.within(Duration.ZERO, executor))
                .withMessageContaining("Give a time above zero");
        executor.shutdown();
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> world.within(Duration.ofMinutes(1), executor).observe(errors))
                .withMessageContaining("Give it another thread");
    }
}
