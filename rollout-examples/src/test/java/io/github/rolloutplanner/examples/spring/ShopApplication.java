package io.github.rolloutplanner.examples.spring;

import static io.github.rolloutplanner.metric.Percentage.percent;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.MutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.ChangeJson;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.json.operate.JdbcStore;
import io.github.rolloutplanner.metric.Metric;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.openfeature.RolloutProvider;
import io.github.rolloutplanner.operate.RolloutController;
import io.github.rolloutplanner.operate.RolloutStore;
import io.github.rolloutplanner.operate.Tick;
import io.github.rolloutplanner.operate.sql.EventTables;
import io.github.rolloutplanner.operate.sql.SqlSource;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * A shop that rolls a change out by itself: its rollout and its events are in its database, its flags in its own process, and a
 * scheduled method looks after them. Run as many of it as you like.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableScheduling
@Import({ShopApplication.Ticks.class, ShopApplication.Rollouts.class})
public class ShopApplication {
    private static final Log LOG = LogFactory.getLog(ShopApplication.class);

    static RolloutPlan plan() {
        return RolloutPlanner.forChange("One-page checkout")
                .behavioral("Checkout is one page instead of three steps")
                .population(Population.ofUsersPerDay(40_000).withRequestsPerDay(480_000))
                .guardrail(Metric.errorRate("Checkout errors", percent(1)).mustStayBelow(percent(2)))
                .plan();
    }

    @Bean
    DataSource database() {
        return JdbcConnectionPool.create("jdbc:h2:mem:shop-application;DB_CLOSE_DELAY=-1", "sa", "");
    }

    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    RolloutStore store(DataSource database, InstantSource clock) {
        JdbcStore store = JdbcStore.of(database, "one-page-checkout").withEventLog();
        store.createTables();
        store.start(RunningRollout.start(plan()).startedAt(clock.instant()));
        return store;
    }

    @Bean
    RolloutController controller(RolloutStore store, DataSource database) {
        EventTables shop = EventTables.of("requests", "assignments");
        SqlSource source = SqlSource.of(database)
                .with("Checkout errors", shop.rate("status >= 500"))
                .with(Observation.ASSIGNMENT_COUNTS, shop.assignments());
        RolloutProvider provider = RolloutProvider.of(store.load().rollout());
        OpenFeatureAPI.getInstance().setProviderAndWait(provider);
        return RolloutController.of(
                store,
                source,
                provider.actuator(),
                notice -> LOG.error("Page: " + notice.title() + notice.sentences()));
    }

    /** The loop. */
    @Component
    record Ticks(RolloutController controller, InstantSource clock) {
        @Scheduled(fixedDelayString = "${rollout.every:60000}")
        void tick() {
            Tick tick = controller.tick(clock.instant());
            if (tick.isNews()) {
                LOG.info(tick);
            }
        }
    }

    /** What people ask and do. */
    @RestController
    record Rollouts(RolloutController controller, RolloutStore store, InstantSource clock) {
        @PostMapping("/plans")
        String plan(@RequestBody String change) {
            return RolloutJson.write(
                    RolloutPlanner.withPolicy(RolloutPolicy.standard()).plan(ChangeJson.read(change)));
        }

        @GetMapping("/rollout")
        String rollout() {
            return store.load().rollout().toString();
        }

        @GetMapping("/checkout")
        boolean isOnePage(@RequestParam("user") String user) {
            Client client = OpenFeatureAPI.getInstance().getClient();
            return client.getBooleanValue("one-page-checkout", false, new MutableContext(user));
        }

        @PostMapping("/rollout/pause")
        String pause(@RequestParam("by") String by, @RequestParam("why") String why) {
            return controller
                    .act(clock.instant(), rollout -> rollout.pause(clock.instant(), by, why))
                    .toString();
        }

        @ExceptionHandler(RolloutException.class)
        @ResponseStatus(HttpStatus.BAD_REQUEST)
        String refused(RolloutException refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }
}
