import { OF_COUNTRIES } from '../../client/gallery/countries.ts';
import { itShows, visitGallery } from './support/galleryVisit.ts';

visitGallery();
itShows(OF_COUNTRIES.flatMap(({ surfaces }) => surfaces));
