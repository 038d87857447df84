import { OF_COUNTRIES } from '../../client/gallery/countries.ts';
import { GROUPS } from '../../client/gallery/surfaces.ts';
import { itShows, visitGallery } from './support/galleryVisit.ts';

visitGallery();
itShows(GROUPS.filter((group) => !OF_COUNTRIES.includes(group)).flatMap(({ surfaces }) => surfaces));
