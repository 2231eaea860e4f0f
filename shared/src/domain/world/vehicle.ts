import { Type } from 'typebox'

/** Kinds of vehicles that differ in where they can go, walking among them. */
export const Vehicle = Type.Enum(['engine', 'ladder', 'ambulance', 'heavy-rescue', 'boat', 'foot'])
export type Vehicle = Type.Static<typeof Vehicle>
