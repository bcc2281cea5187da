package io.github.rolloutplanner.json.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.export.flagd.FlagdExporter;
import io.github.rolloutplanner.operate.Actuator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The provider of flagd follows the file, on a class path of its own. */
@Tag("flagd")
class FlagdFileActuatorTest {
    private static final String DOMAIN = "actuated";
    private static final int USERS = 500;

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void flagdServesWhatIsWritten() throws Exception {
        Path file = folder.resolve("flags.json");
        Actuator actuator = FlagFileActuator.of(file, new FlagdExporter());
        RunningRollout rollout = RunningRollout.start(
                RolloutPlanner.forChange("New search").behavioral("Ranked anew").plan());
        actuator.apply(rollout);
        Client client = serving(file);
        try {
            awaitExposed(client, 1, USERS / 4);
            RunningRollout all = completed(rollout);
            actuator.apply(all);
            awaitExposed(client, USERS, USERS);
            actuator.apply(rollout.rollBack(Duration.ofHours(1), "Ada", "Errors"));
            awaitExposed(client, 0, 0);
        } finally {
            OpenFeatureAPI.getInstance().shutdown();
        }
    }

    private static Client serving(Path file) {
        OpenFeatureAPI.getInstance()
                .setProviderAndWait(
                        DOMAIN,
                        new FlagdProvider(FlagdOptions.builder()
                                .resolverType(Config.Resolver.FILE)
                                .offlineFlagSourcePath(file.toString())
                                .offlinePollIntervalMs(100)
                                .deadline(3000)
                                .build()));
        return OpenFeatureAPI.getInstance().getClient(DOMAIN);
    }

    private static RunningRollout completed(RunningRollout rollout) {
        RunningRollout at = rollout;
        for (int hour = 1; !at.isOver(); hour++) {
            at = at.advanceAnyway(Duration.ofHours(hour), "Ada", "as agreed");
        }
        return at;
    }

    /** It polls, so what it serves changes a little later; a file that is a part of one would be no flag at all. */
    private static void awaitExposed(Client client, long fewest, long most) throws InterruptedException {
        long exposed = exposed(client);
        while (exposed < fewest || exposed > most) {
            Thread.sleep(50);
            exposed = exposed(client);
        }
        assertThat(exposed).isBetween(fewest, most);
    }

    private static long exposed(Client client) {
        return IntStream.range(0, USERS)
                .filter(user -> client.getBooleanValue("new-search", false, new ImmutableContext("user-" + user)))
                .count();
    }
}
