/**
 * A call centre's nightly pipeline in four commands. It knows runtrack by its annotations alone and does the same
 * without the agent.
 */
@NullMarked
package com.example.callcenter;

import org.jspecify.annotations.NullMarked;
