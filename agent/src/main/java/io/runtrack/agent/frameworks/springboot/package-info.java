/** Spring Boot 2.7 to 4: applications that have runners and no web server. */
@NullMarked
package io.runtrack.agent.frameworks.springboot;

import org.jspecify.annotations.NullMarked;
