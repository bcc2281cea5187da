package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.RunningRollout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Several systems as one, none of which waits for another to work.
 *
 * @param each the systems, in the order in which they are set
 */
record CombinedActuator(List<Actuator> each) implements Actuator {

    @Override
    public void apply(RunningRollout rollout) throws Exception {
        requireNonNull(rollout, "rollout");
        forEach(actuator -> actuator.apply(rollout));
    }

    @Override
    public Shown readBack(RunningRollout rollout) throws Exception {
        requireNonNull(rollout, "rollout");
        Set<Shown> shown = EnumSet.noneOf(Shown.class);
        forEach(actuator -> shown.add(actuator.readBack(rollout)));
        if (shown.contains(Shown.OTHER)) {
            return Shown.OTHER;
        }
        return shown.contains(Shown.UNKNOWN) ? Shown.UNKNOWN : Shown.LIVE;
    }

    @Override
    public boolean isOfThisProgram() {
        return each.stream().anyMatch(Actuator::isOfThisProgram);
    }

    /** Something that is done with a system. */
    private interface Step {
        void with(Actuator actuator) throws Exception;
    }

    /** An interrupt is no failure of a system: the program is to stop. */
    private void forEach(Step step) throws Exception {
        List<Failure> failures = new ArrayList<>();
        for (int at = 0; at < each.size(); at++) {
            try {
                step.with(each.get(at));
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception thrown) {
                failures.add(new Failure(at + 1, thrown));
            }
        }
        if (failures.size() == 1) {
            throw failures.get(0).thrown();
        }
        if (!failures.isEmpty()) {
            throw all(failures);
        }
    }

    private SourceException all(List<Failure> failures) {
        StringBuilder sentences = new StringBuilder();
        failures.forEach(failure -> sentences.append(' ').append(failure));
        SourceException all = new SourceException(
                failures.size() + " of " + each.size() + " actuators failed." + sentences,
                failures.get(0).thrown());
        failures.stream().skip(1).forEach(failure -> all.addSuppressed(failure.thrown()));
        return all;
    }

    /**
     * What one of them threw.
     *
     * @param number which one, from 1 on
     * @param thrown what
     */
    private record Failure(int number, Exception thrown) {

        /** Texts of other exceptions may hold credentials. */
        @Override
        public String toString() {
            String what = thrown instanceof SourceException
                    ? thrown.getMessage()
                    : thrown.getClass().getSimpleName() + ".";
            return "Number " + number + ": " + what;
        }
    }
}
