/**
 * The third command, the voice of the customer: what customers praised, complained about and wished for. Plain word
 * lists decide.
 */
@NullMarked
package com.example.callcenter.voc;

import org.jspecify.annotations.NullMarked;
