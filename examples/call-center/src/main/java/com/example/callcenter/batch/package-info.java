/** How every command goes through its items: one that fails is told and counted, and the next one is tried. */
@NullMarked
package com.example.callcenter.batch;

import org.jspecify.annotations.NullMarked;
