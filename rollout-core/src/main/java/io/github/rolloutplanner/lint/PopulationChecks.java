package io.github.rolloutplanner.lint;

/** Whether traffic is known. */
final class PopulationChecks {

    private PopulationChecks() {}

    /** Plans that others wrote have no place for it. */
    static void unknown(LintedPlan plan, Report report) {
        if (plan.isDerived() && plan.plan().population().isEmpty()) {
            report.add(
                    "population",
                    "The traffic of '" + plan.plan().feature()
                            + "' is not known, so nothing proves that a phase can see"
                            + " the harm its gates are there to stop.",
                    "Give the population, at least its users a day.");
        }
    }
}
