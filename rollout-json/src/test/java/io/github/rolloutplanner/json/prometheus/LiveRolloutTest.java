package io.github.rolloutplanner.json.prometheus;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.decision.DecisionPolicy;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.operate.JournalStore;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.openfeature.RolloutProvider;
import io.github.rolloutplanner.operate.Notice;
import io.github.rolloutplanner.operate.ObservationSource;
import io.github.rolloutplanner.operate.RolloutController;
import io.github.rolloutplanner.operate.RolloutRunner;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.LadderPolicy;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two shops that ask their flag for each request, scraped by one Prometheus, each rolled out by a controller: the errors of one double
 * where it has the change. An hour of their rollouts takes a second.
 */
class LiveRolloutTest {
    private static final String ERRORS = "Checkout errors";
    private static final int HOURS_A_SECOND = 1;

    @TempDir
    private Path directory;

    private static RolloutPlan plan() {
        RolloutPolicy quick = RolloutPolicy.standard()
                .withLadders(LadderPolicy.standard().withBake(RiskLevel.MEDIUM, Duration.ofHours(4)));
        return RolloutPlanner.withPolicy(quick)
                .describe("One-page checkout")
                .behavioral("Checkout is one page instead of three steps")
                .population(Population.ofUsersPerDay(40_000).withRequestsPerDay(24L * Shop.REQUESTS_AN_HOUR))
                .ladder(
                        Step.of("Pilot", 5, Duration.ofHours(12)),
                        Step.of("Half", 50, Duration.ofHours(6)),
                        Step.last("All"))
                .guardrail(Metric.errorRate(ERRORS, percent(1))
                        .mustStayBelow(percent(2))
                        .withArrival(Duration.ofHours(3)))
                .plan();
    }

    @Test
    @Timeout(120)
    void theBrokenShopIsRolledBackAndTheHealthyOneReachesAllUsers() throws Exception {
        try (Shop healthy = new Shop("healthy", 1);
                Shop broken = new Shop("broken", 2);
                LivePrometheus prometheus = LivePrometheus.scraping(
                        directory,
                        List.of(
                                healthy.treated().port(),
                                healthy.control().port(),
                                broken.treated().port(),
                                broken.control().port()))) {
            Rollout good = new Rollout(healthy, prometheus, directory.resolve("healthy.journal"));
            Rollout bad = new Rollout(broken, prometheus, directory.resolve("broken.journal"));
            while (good.isRunning() || bad.isRunning()) {
                Thread.sleep(100);
                good.signOff();
            }
            good.close();
            bad.close();

            assertThat(bad.rollout().isRolledBack()).isTrue();
            assertThat(broken.usersWithTheChange()).isZero();
            assertThat(Files.readString(directory.resolve("broken.journal")))
                    .contains("rolled_back", "Checkout errors is detected to be");
            assertThat(bad.pages).extracting(Notice::title).contains("One-page checkout: rolled back from Pilot (5%)");

            assertThat(good.rollout().isOver()).isTrue();
            assertThat(good.rollout().isRolledBack()).isFalse();
            assertThat(healthy.usersWithTheChange()).isEqualTo(Shop.USERS);
        }
    }

    /** A rollout that is looked after twice an hour of its own. */
    private static final class Rollout implements AutoCloseable {
        private final Queue<Notice> pages = new ConcurrentLinkedQueue<>();
        private final FastTime clock = new FastTime(Instant.now(), 3_600 * HOURS_A_SECOND);
        private final JournalStore store;
        private final RolloutController controller;
        private final RolloutRunner runner;

        Rollout(Shop shop, LivePrometheus prometheus, Path journal) {
            store = JournalStore.of(journal);
            store.start(RunningRollout.start(plan(), DecisionPolicy.standard().withDataEvery(Duration.ofHours(9)))
                    .startedAt(clock.start()));
            RolloutProvider provider = RolloutProvider.of(store.load().rollout());
            shop.opens(provider);
            ObservationSource source = clock.fast(PrometheusSource.at(
                            prometheus.address(),
                            PrometheusGroups.of("variant", "on").withControl("off"))
                    .scrapedEvery(Duration.ofSeconds(1))
                    .withMetric(ERRORS, PrometheusMetric.events(shop.series(""), shop.series(",code=\"500\""))));
            controller = RolloutController.of(
                    store,
                    request -> request.feed().metric().equals(ERRORS)
                            ? source.observe(request)
                            : List.of(request.noData()),
                    provider.actuator(),
                    pages::add);
            runner = RolloutRunner.start(controller, Duration.ofMillis(500), clock);
        }

        boolean isRunning() {
            return runner.isRunning();
        }

        RunningRollout rollout() {
            return store.load().rollout();
        }

        void signOff() {
            Instant now = clock.instant();
            RunningRollout rollout = rollout();
            boolean isAsked = pages.stream()
                    .anyMatch(page -> page.call().phase() == rollout.phase().number());
            if (isAsked && !rollout.isOver()) {
                rollout.pendingApprovals()
                        .forEach(gate -> controller.act(now, known -> known.approve(now, gate, "Ada")));
            }
        }

        @Override
        public void close() {
            runner.close();
        }
    }

    /** Users who check out and ask the flag each time. */
    private static final class Shop implements AutoCloseable {
        static final int USERS = 4_000;
        static final int REQUESTS_AN_HOUR = 20_000;

        private static final int STEPS_A_SECOND = 20;

        private final List<ImmutableContext> users = IntStream.range(0, USERS)
                .mapToObj(id -> new ImmutableContext("user-" + id))
                .toList();
        private final SplittableRandom random = new SplittableRandom(20260302);
        private final ToyService treated = new ToyService(LivePrometheus.freePort(), "on");
        private final ToyService control = new ToyService(LivePrometheus.freePort(), "off");
        private final String domain;
        private final double times;
        private final Thread traffic = new Thread(this::serve, "shop");
        private volatile boolean isOpen = true;

        Shop(String domain, double times) throws Exception {
            this.domain = domain;
            this.times = times;
        }

        ToyService treated() {
            return treated;
        }

        ToyService control() {
            return control;
        }

        void opens(RolloutProvider provider) {
            OpenFeatureAPI.getInstance().setProviderAndWait(domain, provider);
            traffic.setDaemon(true);
            traffic.start();
        }

        String series(String matchers) {
            return "requests_total{instance=~\"127.0.0.1:(" + treated.port() + "|" + control.port() + ")\"" + matchers
                    + "}";
        }

        private FlagEvaluationDetails<Boolean> asks(ImmutableContext user) {
            return OpenFeatureAPI.getInstance().getClient(domain).getBooleanDetails("one-page-checkout", false, user);
        }

        long usersWithTheChange() {
            return users.stream().filter(user -> asks(user).getValue()).count();
        }

        private void serve() {
            long begun = System.nanoTime();
            for (long step = 1; isOpen; step++) {
                for (int request = 0; request < REQUESTS_AN_HOUR * HOURS_A_SECOND / STEPS_A_SECOND; request++) {
                    serve(users.get(random.nextInt(USERS)));
                }
                sleepUntil(begun + step * 1_000_000_000L / STEPS_A_SECOND);
            }
        }

        private void serve(ImmutableContext user) {
            FlagEvaluationDetails<Boolean> checkout = asks(user);
            double rate = checkout.getValue() ? 0.01 * times : 0.01;
            boolean fails = random.nextDouble() < rate;
            String group = checkout.getFlagMetadata().getString("group");
            ToyService served = "treated".equals(group) || group == null && checkout.getValue() ? treated : control;
            if (group != null || checkout.getValue()) {
                served.serve(fails ? 0 : 1, 0, fails ? 1 : 0);
            }
        }

        private static void sleepUntil(long time) {
            try {
                Thread.sleep(Math.max(0, (time - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            isOpen = false;
            try {
                traffic.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // it ends on its own
            }
            treated.close();
            control.close();
        }
    }
}
