package org.wardgate.gateway.e2e;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;

/** Where a test of the page fails: keeps a picture of the page and the browser's console, and names them in the failure. */
final class PageEvidence implements AfterTestExecutionCallback, LifecycleMethodExecutionExceptionHandler {
    private static @Nullable Browser browser;

    /** The browser to look at. */
    static void of(Browser looked) {
        browser = looked;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> keep(context, failure));
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        keep(context, failure);
        throw failure;
    }

    private static void keep(ExtensionContext context, Throwable failure) {
        Browser looked = browser;
        if (looked != null) {
            String build = Objects.requireNonNull(System.getProperty("wardgate.build.directory"));
            String name = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName();
            failure.addSuppressed(new AssertionError(looked.evidence(Path.of(build, "page"), name)));
        }
    }
}
