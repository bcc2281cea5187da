package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.reason.RolloutException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.annotation.Nullable;

/**
 * Ticks a controller by a thread of its own, for applications without a scheduler. It logs what is done and what is in the way, by the
 * logger of this class ({@link System.Logger}), and stops by itself once the rollout is over and nothing is left to do.
 *
 * <pre>{@code
 * try (RolloutRunner runner = RolloutRunner.start(controller, Duration.ofMinutes(1), Clock.systemUTC())) { ... }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RolloutRunner implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RolloutRunner.class.getName());

    private static final Duration RAREST = Duration.ofDays(1);

    private final RolloutController controller;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;

    @Nullable
    private volatile Tick last;

    private RolloutRunner(RolloutController controller, InstantSource clock) {
        this.controller = controller;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "rollout-runner");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /**
     * Starts to tick, at once and then again and again.
     *
     * @param controller what is ticked
     * @param every the time between the end of a tick and the start of the next one, above zero and at most a day
     * @param clock what tells the time, such as {@code Clock.systemUTC()}
     * @return the runner, to be closed
     * @throws RolloutException.InvalidValue if there is no such time
     */
    public static RolloutRunner start(RolloutController controller, Duration every, InstantSource clock) {
        if (requireNonNull(every, "every").isNegative() || every.isZero() || every.compareTo(RAREST) > 0) {
            throw new RolloutException.InvalidValue("A rollout cannot be looked after every " + Wording.of(every)
                    + ". Give a time above zero, such as a minute, and at most a day.");
        }
        RolloutRunner runner =
                new RolloutRunner(requireNonNull(controller, "controller"), requireNonNull(clock, "clock"));
        Future<?> unused = runner.thread.scheduleWithFixedDelay(runner::tick, 0, every.toNanos(), TimeUnit.NANOSECONDS);
        return runner;
    }

    /**
     * What the last tick found and did.
     *
     * @return the tick; empty before the first one, and where none got as far as that
     */
    public Optional<Tick> lastTick() {
        return Optional.ofNullable(last);
    }

    /**
     * Whether it goes on.
     *
     * @return false once the rollout is over and nothing is left to do, and after {@link #close()}
     */
    public boolean isRunning() {
        return !thread.isShutdown();
    }

    private void tick() {
        try {
            Tick tick = controller.tick(clock.instant());
            log(tick);
            last = tick;
            if (tick.rollout().isOver()
                    && tick.rollout().isApplied()
                    && tick.obstacles().isEmpty()
                    && !tick.hasActed()) {
                thread.shutdown();
            }
        } catch (CancellationException e) { // it is closed
            LOG.log(Level.DEBUG, () -> String.valueOf(e.getMessage()));
        } catch (RuntimeException e) { // the next tick tries again
            LOG.log(Level.ERROR, () -> "The tick failed: " + Failures.text(e));
        } catch (Error e) { // so does it here, where an executor would end without a word
            LOG.log(Level.ERROR, () -> "The tick failed: " + e.getClass().getName());
        }
    }

    private void log(Tick tick) {
        boolean isNewObstacle = !tick.obstacles().isEmpty()
                && !kinds(tick).equals(lastTick().map(RolloutRunner::kinds).orElse(List.of()));
        Level level = isNewObstacle ? Level.WARNING : tick.hasActed() ? Level.INFO : Level.DEBUG;
        LOG.log(level, tick::toString);
    }

    /** Texts differ from tick to tick while the same is in the way. */
    private static List<String> kinds(Tick tick) {
        return tick.obstacles().stream().map(RolloutRunner::kind).toList();
    }

    private static String kind(Obstacle obstacle) {
        String kind = obstacle.getClass().getSimpleName();
        if (obstacle instanceof Obstacle.SourceFailed failed) {
            return kind + failed.metric();
        }
        if (obstacle instanceof Obstacle.NoData silent) {
            return kind + silent.metric();
        }
        return obstacle instanceof Obstacle.Refused refused ? kind + refused.metric() : kind;
    }

    /** Ends after the tick that is under way, which is waited for. */
    @Override
    public void close() {
        thread.shutdown();
        boolean isInterrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                thread.shutdownNow();
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
