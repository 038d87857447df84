// Phaser's own edition without physics, tile maps, particles and more, and what the map adds to scenes beside it. The types of `phaser`
// know the whole: a part that is used anew may have to be named here.
import Core from 'phaser/src/phaser-core.js';
import 'phaser/src/gameobjects/container/ContainerFactory.js';

export const { CANVAS, Game, Scale, Scene, WEBGL } = Core;
