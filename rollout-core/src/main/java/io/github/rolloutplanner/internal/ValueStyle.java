package io.github.rolloutplanner.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How the values of this library are generated. Nothing of it stays in the class files: whoever compiles against them has
 * no annotation to miss.
 *
 * @since 0.1.0
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.SOURCE)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        strictBuilder = true,
        depluralize = true,
        depluralizeDictionary = "criterion:criteria",
        jacksonIntegration = false,
        allowedClasspathAnnotations = Override.class)
public @interface ValueStyle {}
