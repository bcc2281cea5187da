package io.github.rolloutplanner.snippet;

import io.github.rolloutplanner.flag.FeatureFlag;
import java.util.List;
import java.util.Map;

/** Functions that call a {@code featureFlags} client. */
final class JavaScriptWriter implements SnippetWriter {
    private static final String SWITCH = """
            import { featureFlags } from './featureFlags.js';
            import { render%Feature%, render%Feature%Fallback } from './%feature%.js';

            %targeting%
            %types%
            export function show%Feature%(%subjects%) {
              if (%decision%) {
                // New: %new%
                render%Feature%();
              } else {
                // Old: %old%
                render%Feature%Fallback();
              }
            }
            """;

    private static final String VARIANTS = """
            import { featureFlags } from './featureFlags.js';
            import {
              %imports%
            } from './%feature%.js';

            // The control comes first: it is also for users whose variant is not known here.
            const branches = new Map([
              %branches%
            ]);

            %targeting%
            %types%
            export function show%Feature%(%subjects%) {
              const variant = %decision%;
              const render = branches.get(variant) ?? %control%;
              render();
            }
            """;

    @Override
    public String oneLine(FeatureFlag.Type type, String key, String bucketBy) {
        String render = "render" + Names.pascal(key, "Feature");
        String bucket = type == FeatureFlag.Type.BOOLEAN ? "" : Script.path(bucketBy);
        String asked = Script.call(type == FeatureFlag.Type.MULTIVARIATE, key, bucket);
        return type == FeatureFlag.Type.MULTIVARIATE
                ? render + "(" + asked + ");"
                : "if (" + asked + ") { " + render + "(); }";
    }

    @Override
    public String whole(SnippetRequest request) {
        Map<String, String> values = Script.values(request);
        if (!request.choosesVariant()) {
            return CodeTemplate.fill(SWITCH, values);
        }
        List<String> branches = Script.branchNames(request, "render");
        values.put("imports", Script.lines(branches, name -> name + ","));
        values.put("branches", Script.entries(request, branches));
        values.put("control", branches.get(0));
        return CodeTemplate.fill(VARIANTS, values);
    }
}
