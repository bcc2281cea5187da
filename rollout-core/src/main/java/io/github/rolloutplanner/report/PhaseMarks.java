package io.github.rolloutplanner.report;

/** The numbers of the phases above a picture of their time, and where each began. */
final class PhaseMarks {
    private static final double BADGE = 8;

    private PhaseMarks() {}

    static void draw(Svg svg, LiveTime shown, Scale time, double top, double bottom) {
        double free = 0;
        for (LiveCourse.Step step : shown.went().steps()) {
            boolean beganBefore = step.from().compareTo(shown.from()) < 0;
            if (beganBefore && step.to().compareTo(shown.from()) <= 0) {
                continue;
            }
            double from = time.at(LiveRollout.seconds(step.from()));
            double middle = (from + time.at(LiveRollout.seconds(step.to()))) / 2;
            if (step.phase() > 1 && !beganBefore) {
                svg.line(from, top, from, bottom, "axis");
            }
            if (middle - BADGE > free) {
                svg.dot(middle, BADGE + 2, BADGE, "badge")
                        .text(middle, BADGE + 2 + 3.7, Integer.toString(step.phase()), "on-badge");
                free = middle + BADGE;
            }
        }
    }
}
