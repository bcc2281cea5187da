package io.github.rolloutplanner.report;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.reason.RolloutException;
import io.github.rolloutplanner.rehearsal.RehearsalReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What rehearsals of a plan showed, as a page: how the runs ended, how long they took and how many users they exposed, scenario
 * beside scenario.
 *
 * <pre>{@code
 * String page = RehearsalPage.of("Harmless", harmless).and("Errors double", doubled).html();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class RehearsalPage {
    private final List<Rehearsed> scenarios;

    private RehearsalPage(List<Rehearsed> scenarios) {
        this.scenarios = scenarios;
    }

    /**
     * Begins a page with a first scenario.
     *
     * @param scenario what was played, as readers know it
     * @param report what it showed
     * @return the page so far
     */
    public static RehearsalPage of(String scenario, RehearsalReport report) {
        return new RehearsalPage(List.of()).and(scenario, report);
    }

    /**
     * Adds a scenario to compare with those before.
     *
     * @param scenario what was played, as readers know it
     * @param report what it showed; of the same plan, or of another one for the same change
     * @return a page that has this scenario too
     * @throws RolloutException.InvalidValue if a scenario of this name is there already
     */
    public RehearsalPage and(String scenario, RehearsalReport report) {
        Rehearsed next = new Rehearsed(requireNonNull(scenario, "scenario"), requireNonNull(report, "report"));
        if (scenarios.stream().anyMatch(known -> known.name().equals(scenario))) {
            throw new RolloutException.InvalidValue(
                    "The scenario '" + scenario + "' is there already. Give each scenario a name of its own.");
        }
        List<Rehearsed> all = new ArrayList<>(scenarios);
        all.add(next);
        return new RehearsalPage(List.copyOf(all));
    }

    /**
     * Writes the page. It loads nothing, runs nothing, and is the same for the same reports.
     *
     * @return the file
     */
    public String html() {
        return HtmlRenderer.write(RehearsalDocument.of(scenarios));
    }
}
