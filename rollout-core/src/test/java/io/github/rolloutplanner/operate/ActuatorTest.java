package io.github.rolloutplanner.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.operate.Actuator.Shown;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callbacks, and several systems as one. */
class ActuatorTest {
    private final RunningRollout rollout = RunningRollout.start(
            RolloutPlanner.forChange("New search").behavioral("Ranked anew").plan());
    private final List<String> done = new ArrayList<>();

    /** A system that shows something, and fails if it is given a failure. */
    private final class Recorded implements Actuator {
        private final String name;
        private final Shown shown;

        @Nullable
        private final Exception failure;

        private Recorded(String name, Shown shown, @Nullable Exception failure) {
            this.name = name;
            this.shown = shown;
            this.failure = failure;
        }

        @Override
        public void apply(RunningRollout applied) throws Exception {
            done.add(name);
            fail();
        }

        @Override
        public Shown readBack(RunningRollout asked) throws Exception {
            done.add(name);
            fail();
            return shown;
        }

        private void fail() throws Exception {
            if (failure != null) {
                throw failure;
            }
        }
    }

    private Actuator works(String name) {
        return new Recorded(name, Shown.LIVE, null);
    }

    private Actuator shows(Shown shown) {
        return new Recorded(shown.name(), shown, null);
    }

    private Actuator fails(String name, Exception failure) {
        return new Recorded(name, Shown.LIVE, failure);
    }

    @Test
    void aCallbackIsGivenTheRolloutEachTime() throws Exception {
        List<RunningRollout> given = new ArrayList<>();
        Actuator calling = Actuator.calling(given::add);
        calling.apply(rollout);
        calling.apply(rollout);
        assertThat(given).containsExactly(rollout, rollout);
        assertThat(calling.readBack(rollout)).isEqualTo(Shown.UNKNOWN);
    }

    @Test
    void severalAreSetInTheirOrder() throws Exception {
        Actuator.all(List.of(works("flag"), works("weights"), works("cache"))).apply(rollout);
        assertThat(done).containsExactly("flag", "weights", "cache");
    }

    @Test
    void theSecondIsSetWhereTheFirstFails() {
        IOException down = new IOException("flagd is down");
        Actuator both = Actuator.all(List.of(fails("flag", down), works("weights")));
        assertThat(catchThrowable(() -> both.apply(rollout))).isSameAs(down);
        assertThat(done).containsExactly("flag", "weights");
    }

    @Test
    void eachFailureIsNamedButOnlyTextsWithoutCredentialsAreShown() {
        IOException down = new IOException("no route for token s3cret");
        SourceException refused = new SourceException("The mesh refused 5%.");
        Actuator all = Actuator.all(List.of(fails("flag", down), works("cache"), fails("weights", refused)));
        assertThatThrownBy(() -> all.apply(rollout))
                .isInstanceOf(SourceException.class)
                .hasMessage("2 of 3 actuators failed. Number 1: IOException. Number 3: The mesh refused 5%.")
                .hasCause(down)
                .hasSuppressedException(refused);
        assertThat(done).containsExactly("flag", "cache", "weights");
    }

    @Test
    void anInterruptEndsIt() {
        Actuator both = Actuator.all(List.of(fails("flag", new InterruptedException()), works("weights")));
        assertThatThrownBy(() -> both.apply(rollout)).isInstanceOf(InterruptedException.class);
        assertThat(done).containsExactly("flag");
    }

    @ParameterizedTest
    @CsvSource({
        "LIVE, LIVE, LIVE",
        "LIVE, OTHER, OTHER",
        "OTHER, UNKNOWN, OTHER",
        "UNKNOWN, LIVE, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void severalAreLiveIfAllAre(Shown first, Shown second, Shown together) throws Exception {
        assertThat(Actuator.all(List.of(shows(first), shows(second))).readBack(rollout))
                .isEqualTo(together);
    }

    @Test
    void oneThatCannotBeReadFailsAfterAllWereAsked() {
        Actuator both = Actuator.all(List.of(fails("flag", new IOException()), shows(Shown.OTHER)));
        assertThatThrownBy(() -> both.readBack(rollout)).isInstanceOf(IOException.class);
        assertThat(done).containsExactly("flag", "OTHER");
    }

    @Test
    void noneIsRefused() {
        assertThatThrownBy(() -> Actuator.all(List.of()))
                .isInstanceOf(RolloutException.InvalidValue.class)
                .hasMessage("No actuator sets anything. Give at least one.");
    }
}
