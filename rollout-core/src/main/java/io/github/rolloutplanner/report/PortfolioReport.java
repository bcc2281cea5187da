package io.github.rolloutplanner.report;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.portfolio.Portfolio;

/**
 * Writes several rollouts for people: what is found about them together, and all of them on one line of time.
 *
 * @since 0.1.0
 */
public final class PortfolioReport {
    private PortfolioReport() {}

    /**
     * Writes a web page, which loads nothing and runs nothing.
     *
     * @param portfolio the rollouts
     * @return a page, the same for the same rollouts
     */
    public static String html(Portfolio portfolio) {
        return HtmlRenderer.write(PortfolioDocument.page(requireNonNull(portfolio, "portfolio")));
    }

    /**
     * Writes Markdown with a table of what is found and one of the rollouts. Texts of the plans are escaped. Of very many findings and
     * phases, the page and this have the most serious and the first ones, and say how many there are more.
     *
     * @param portfolio the rollouts
     * @return Markdown with tables, which ends with the end of a line
     */
    public static String markdown(Portfolio portfolio) {
        return MarkdownRenderer.write(PortfolioDocument.tables(requireNonNull(portfolio, "portfolio")));
    }
}
