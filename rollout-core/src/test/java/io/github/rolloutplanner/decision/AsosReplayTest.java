package io.github.rolloutplanner.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rolloutplanner.decision.AsosExperiment.Row;
import io.github.rolloutplanner.observation.Detection;
import io.github.rolloutplanner.observation.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Real experiments of a shop, replayed checkpoint by checkpoint: the ASOS Digital Experiments Dataset of Liu, Cardoso,
 * Couturier and McCoy, "Datasets for Online Controlled Experiments" (arXiv 2111.10198), which is at osf.io/64jsb under the
 * licence CC BY 4.0. It is no part of the project: {@code -Dasos.experiments=...} says where it is. What became of each
 * experiment is written to {@code target/asos-replay.txt}.
 */
class AsosReplayTest {
    private static final Path FILE =
            Path.of(System.getProperty("asos.experiments", "../../shared/data/asos/experiments.csv"));
    private static final Path REPORT = Path.of("target", "asos-replay.txt");
    /** Users of the control group for each exposed one, where they are not as many on purpose. */
    private static final Map<String, Double> UNEQUAL_SPLITS = Map.of("eeefa3/3", 0.5);

    private static final Duration PLANNED = Duration.ofDays(14);

    private static List<AsosReplay> replays = List.of();

    @BeforeAll
    static void replay() throws IOException {
        assumeTrue(
                Files.exists(FILE),
                "The ASOS experiments are not at '" + FILE + "'. Say where with -Dasos.experiments=...");
        replays = AsosExperiment.read(FILE).stream()
                .map(experiment -> AsosReplay.of(experiment, policy(experiment)))
                .toList();
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, replays.stream().map(AsosReplay::toString).toList());
    }

    private static DecisionPolicy policy(AsosExperiment experiment) {
        Double ratio = UNEQUAL_SPLITS.get(experiment.id());
        return ratio == null
                ? DecisionPolicy.standard()
                : DecisionPolicy.standard().withControlGroup(ControlGroup.ratio(ratio));
    }

    private static boolean isDoubted(AsosReplay replay) {
        return !replay.detections(Detection.Kind.SPLIT).isEmpty();
    }

    /** How many standard errors the sizes of the groups are from their split at the end. */
    private static double imbalance(AsosExperiment experiment) {
        Row last = experiment.rows().get(experiment.rows().size() - 1);
        double ratio = UNEQUAL_SPLITS.getOrDefault(experiment.id(), 1.0);
        double all = last.control().users() + last.treated().users();
        double part = 1 / (1 + ratio);
        return Math.abs(last.treated().users() - all * part) / Math.sqrt(all * part * (1 - part));
    }

    /** Five standard errors are none by chance; the others have at most four. */
    @Test
    void brokenSplitsAreFoundAndNoOthers() {
        Set<String> broken = replays.stream()
                .map(AsosReplay::experiment)
                .filter(experiment -> imbalance(experiment) > 5)
                .map(AsosExperiment::id)
                .collect(Collectors.toSet());

        assertThat(broken).extracting(id -> id.substring(0, id.indexOf('/'))).hasSizeGreaterThanOrEqualTo(3);
        assertThat(replays.stream()
                        .filter(AsosReplayTest::isDoubted)
                        .map(replay -> replay.experiment().id()))
                .containsExactlyInAnyOrderElementsOf(broken);
    }

    @Test
    void anUnequalSplitIsBrokenForWhoeverWasNotTold() {
        List<AsosReplay> unequal = replays.stream()
                .filter(replay -> UNEQUAL_SPLITS.containsKey(replay.experiment().id()))
                .toList();

        assertThat(unequal).isNotEmpty().noneMatch(AsosReplayTest::isDoubted).allSatisfy(told -> {
            AsosReplay untold = AsosReplay.of(told.experiment(), DecisionPolicy.standard());
            assertThat(isDoubted(untold)).isTrue();
            assertThat(untold.last())
                    .isInstanceOfSatisfying(
                            Decision.Hold.class,
                            hold -> assertThat(hold.callsPerson()).isTrue());
        });
    }

    /** Whatever is proven rolls back, a doubted split calls a person, and the rest goes on after its time. */
    @Test
    void eachDecisionFollowsFromWhatWasSeen() {
        assertThat(replays).allSatisfy(replay -> {
            boolean isProven = !replay.detections(Detection.Kind.WORSE).isEmpty()
                    || !replay.detections(Detection.Kind.BEYOND_LIMIT).isEmpty();
            Decision last = replay.last();
            assertThat(last instanceof Decision.RollBack).isEqualTo(isProven);
            if (!isProven && isDoubted(replay)) {
                assertThat(last)
                        .isInstanceOfSatisfying(
                                Decision.Hold.class,
                                hold -> assertThat(hold.callsPerson()).isTrue());
            } else if (!isProven) {
                boolean isOver = last.look().at().compareTo(PLANNED) >= 0;
                assertThat(last).isInstanceOf(isOver ? Decision.Advance.class : Decision.Hold.class);
            }
        });
    }

    @Test
    void nothingIsTakenBackThatDoesNotLookWorse() {
        replays.stream()
                .filter(replay -> replay.last() instanceof Decision.RollBack)
                .forEach(replay -> assertThat(((Decision.RollBack) replay.last()).causes())
                        .as("%s", replay)
                        .allMatch(cause -> fall(replay, cause) > 3));
    }

    private static double fall(AsosReplay replay, Cause cause) {
        Cause.Detected proven = (Cause.Detected) cause;
        return replay.fall(
                proven.metric(), row -> row.at().equals(proven.detection().at()));
    }

    /**
     * From hold to advance to roll back; back to hold only where somebody is called. A look that waits for the next checkpoint
     * to confirm a regression is no turn of its own.
     */
    @Test
    void decisionsDoNotFlipFlop() {
        assertThat(replays).allSatisfy(replay -> {
            List<Decision> turns = turns(replay);
            for (int turn = 1; turn < turns.size(); turn++) {
                assertThat(turns.get(turn - 1)).isNotInstanceOf(Decision.RollBack.class);
                assertThat(!(turns.get(turn) instanceof Decision.Hold hold) || hold.callsPerson())
                        .as("%s", replay)
                        .isTrue();
            }
            assertThat(turns).as("%s", replay).hasSizeLessThanOrEqualTo(3);
        });
    }

    private static List<Decision> turns(AsosReplay replay) {
        List<Decision> turns = new ArrayList<>();
        for (Decision turn : replay.turns()) {
            boolean isForConfirmation = turn instanceof Decision.Hold hold && isForConfirmation(hold);
            boolean isAsBefore = !turns.isEmpty() && turns.get(turns.size() - 1).getClass() == turn.getClass();
            if (!isForConfirmation && !isAsBefore) {
                turns.add(turn);
            }
        }
        return turns;
    }

    private static boolean isForConfirmation(Decision.Hold hold) {
        return hold.look().gates().stream().anyMatch(gate -> gate.evidence() >= gate.evidenceNeeded());
    }

    @Test
    void whatIsMissingIsNoData() {
        List<AsosExperiment> missing = replays.stream()
                .map(AsosReplay::experiment)
                .filter(experiment -> !experiment.rows().stream().allMatch(Row::isWhole))
                .toList();

        assertThat(missing)
                .isNotEmpty()
                .allSatisfy(experiment -> assertThat(experiment.rows())
                        .filteredOn(row -> !row.isWhole())
                        .extracting(Row::observation)
                        .hasOnlyElementsOfType(Observation.NoData.class));
    }
}
