package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.decision.Decision;
import io.github.rolloutplanner.decision.RunningRollout;
import io.github.rolloutplanner.json.Corruptions.Corruption;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No single wrong value in a document makes a bad rollout look better. */
class StateCorruptionTest {
    /** Every corruption with {@code -Dcorruptions.all=true}, which takes minutes; else so many of each document. */
    private static final int SAMPLED =
            Boolean.getBoolean("corruptions.all") ? Integer.MAX_VALUE : Integer.getInteger("corruptions.sampled", 60);

    static List<RunningStates> states() {
        return RunningStates.all();
    }

    /**
     * A metric that nobody ever observed, or what was detected before its counter started again: nothing else in the state tells
     * of it. Only the checksum does.
     */
    private static boolean tellsAnotherStory(RunningStates state, Corruption corruption) {
        String place = corruption.toString();
        return place.matches("/state/metrics/[0-9]+ removed")
                || (state.name().contains("started again") && place.matches("/state/metrics/0/detections/0.*"));
    }

    private enum Outcome {
        REFUSED,
        HARMLESS,
        BETTER
    }

    @ParameterizedTest
    @MethodSource("states")
    void aDamagedDocumentIsRefused(RunningStates state) {
        List<Corruption> accepted = new ArrayList<>();
        for (Corruption corruption :
                sample(Corruptions.of(state.document(), Set.of("plan", "policy", "state", "checksum")))) {
            if (Caught.readingARollout(corruption.document()) == null) {
                accepted.add(corruption);
            }
        }
        assertThat(accepted).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("states")
    void anEditedStateIsRefusedOrDecidesNoBetter(RunningStates state) {
        TreeMap<Outcome, Integer> counts = new TreeMap<>();
        List<Corruption> better = new ArrayList<>();
        List<Corruption> corruptions = sample(Corruptions.of(state.document(), Set.of("state")));
        for (Corruption corruption : corruptions) {
            Outcome outcome = outcome(state, corruption);
            counts.merge(outcome, 1, Integer::sum);
            if (outcome == Outcome.BETTER && !tellsAnotherStory(state, corruption)) {
                better.add(corruption);
            }
        }
        System.out.println(state + ": " + corruptions.size() + " corruptions, " + counts);
        better.forEach(one -> System.out.println("  BETTER " + one));
        assertThat(better).isEmpty();
    }

    private static <T> List<T> sample(List<T> all) {
        List<T> sampled = new ArrayList<>();
        int stride = Math.max(1, all.size() / SAMPLED) | 1;
        for (int at = 0; at < all.size(); at += stride) {
            sampled.add(all.get(at));
        }
        return sampled;
    }

    private static Outcome outcome(RunningStates state, Corruption corruption) {
        RunningRollout read;
        try {
            read = RunningRolloutJson.readEdited(corruption.document());
        } catch (JsonContractException e) {
            assertThat(e.problems()).as(corruption.toString()).isNotEmpty();
            return Outcome.REFUSED;
        }
        boolean isBetter = isBetter(state.rollout(), read, rollout -> rollout, state.at())
                || isBetter(state.rollout(), read, state.next(), state.at().plusHours(1));
        return isBetter ? Outcome.BETTER : Outcome.HARMLESS;
    }

    private static boolean isBetter(
            RunningRollout was, RunningRollout read, Function<RunningRollout, RunningRollout> next, Duration at) {
        int before = badness(next.apply(was).decide(at));
        try {
            return badness(next.apply(read).decide(at)) < before;
        } catch (RolloutException e) {
            return false; // whoever goes on is told
        }
    }

    private static int badness(Decision decision) {
        if (decision instanceof Decision.RollBack) {
            return 2;
        }
        return decision instanceof Decision.Hold ? 1 : 0;
    }
}
