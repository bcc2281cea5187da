package io.github.rolloutplanner.examples;

import io.github.rolloutplanner.RolloutPlanner;
import io.github.rolloutplanner.json.ChangeJson;
import io.github.rolloutplanner.json.PolicyJson;
import io.github.rolloutplanner.json.RolloutJson;
import io.github.rolloutplanner.reason.RolloutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a service does that plans for others: a change comes in as a document, the plan goes out as one.
 *
 * <p>Learn from it where the policy of an organisation comes from, that answering is one line, and that both a document
 * that is none and a change that makes no sense are told to those who sent it, with all problems. A server would be
 * around it; it is the same line in any of them.
 */
public final class PlanService {
    private final RolloutPlanner planner;

    /**
     * A service that plans by a policy.
     *
     * @param policyDocument the policy of the organisation
     * @throws io.github.rolloutplanner.json.JsonContractException if it is none
     */
    PlanService(String policyDocument) {
        planner = RolloutPlanner.withPolicy(PolicyJson.read(policyDocument));
    }

    /** Answers a request: 200 with the plan, or 400 with what is wrong. */
    Answer plans(String changeDocument) {
        try {
            return new Answer(200, RolloutJson.write(planner.plan(ChangeJson.read(changeDocument))));
        } catch (RolloutException refused) {
            return new Answer(400, String.valueOf(refused.getMessage()));
        }
    }

    /**
     * Plans a change.
     *
     * @param args the file of the policy and the file of the change
     * @throws IOException if one of them cannot be read
     */
    public static void main(String[] args) throws IOException {
        PlanService service = new PlanService(Files.readString(Path.of(args[0])));
        System.out.println(service.plans(Files.readString(Path.of(args[1]))).body());
    }

    /**
     * An answer as HTTP has it.
     *
     * @param status the status
     * @param body a plan, or what is wrong
     */
    record Answer(int status, String body) {}
}
