/** Why a city cannot be built of what was given; the message is for who gave it and says what would work. */
export class CannotBuild extends Error {}
