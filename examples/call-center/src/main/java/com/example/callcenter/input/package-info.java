/**
 * What the pipeline is given: its settings, the calls of a day and the people on the roster. Everything here only
 * reads.
 */
@NullMarked
package com.example.callcenter.input;

import org.jspecify.annotations.NullMarked;
