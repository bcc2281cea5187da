package shop.tests;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests, as a build tool does. */
public final class ShopTests {

    private ShopTests() {}

    /**
     * Prints how many tests passed; what failed goes to standard error.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(request().selectors(selectClass(HalfAndHalfTest.class)).build(), listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.err, true));
        System.out.println(summary.getTestsSucceededCount() + " of " + summary.getTestsFoundCount() + " passed");
    }
}
